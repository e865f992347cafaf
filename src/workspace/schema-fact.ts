import type { DefinedError } from 'ajv/dist/2020.js';
import { didYouMean, nearest } from '../report/suggest.ts';
import { anyOf, listed, say, type Wording } from '../report/wording.ts';

/** What is wrong with a value: `title` says it by the value's name, `label` stands under the value itself. */
export interface SchemaFact {
  readonly title: (name: Wording) => Wording;
  readonly label: Wording;
  readonly help?: Wording;
}

const COMPARISONS: Readonly<Record<string, (limit: number) => Wording>> = {
  '>=': (limit) => say`at least ${limit}`,
  '<=': (limit) => say`at most ${limit}`,
  '>': (limit) => say`more than ${limit}`,
  '<': (limit) => say`less than ${limit}`,
};

/** A schema's complaint in plain words. */
export function schemaFact(error: DefinedError): SchemaFact {
  switch (error.keyword) {
    case 'type':
      return mustBe(anyOf([error.params.type].flat().map(typeName)));
    case 'const':
      return mustBe(say`${JSON.stringify(error.params.allowedValue)}`);
    case 'enum':
      return oneOfWords(error.params.allowedValues, error.data);
    case 'required':
      return {
        title: (name) => say`${name} lacks the key \`${error.params.missingProperty}\``,
        label: say`\`${error.params.missingProperty}\` must be given`,
      };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return mustBe(COMPARISONS[error.params.comparison]!(error.params.limit));
    case 'multipleOf':
      return mustBe(say`a multiple of ${error.params.multipleOf}`);
    case 'minLength':
      return mustBe(
        error.params.limit === 1 ? say`a text that is not empty` : say`at least ${error.params.limit} characters long`,
      );
    case 'maxLength':
      return mustBe(say`at most ${error.params.limit} characters long`);
    case 'minItems':
    case 'minProperties':
      return mustHave(say`at least ${entries(error.params.limit)}`);
    case 'maxItems':
    case 'maxProperties':
      return mustHave(say`at most ${entries(error.params.limit)}`);
    case 'uniqueItems':
      return {
        title: (name) => say`${name} holds the same entry twice`,
        label: say`entries ${error.params.j + 1} and ${error.params.i + 1} are equal`,
      };
    case 'pattern':
      return { title: (name) => say`${name} is not of the right form`, label: say`must match ${error.params.pattern}` };
    case 'anyOf':
    case 'oneOf':
      return { title: (name) => say`${name} is none of the forms that are possible here`, label: say`fits no form` };
    default:
      return { title: (name) => say`${name} is not allowed`, label: say`not allowed here` };
  }
}

function oneOfWords(allowed: readonly unknown[], data: unknown): SchemaFact {
  const names = allowed.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const help = typeof data === 'string' ? didYouMean(nearest(data, names)) : undefined;
  const fact = mustBe(say`one of ${listed(names.map((name) => `\`${name}\``))}`);
  return help === undefined ? fact : { ...fact, help };
}

function mustBe(what: Wording): SchemaFact {
  return { title: (name) => say`${name} must be ${what}`, label: say`must be ${what}` };
}

function mustHave(what: Wording): SchemaFact {
  return { title: (name) => say`${name} must have ${what}`, label: say`must have ${what}` };
}

function entries(count: number): Wording {
  return count === 1 ? say`one entry` : say`${count} entries`;
}

function typeName(type: string): Wording {
  switch (type) {
    case 'string':
      return say`a text`;
    case 'number':
      return say`a number`;
    case 'integer':
      return say`a whole number`;
    case 'boolean':
      return say`true or false`;
    case 'array':
      return say`a list`;
    case 'object':
      return say`an object`;
    default:
      return say`${type}`;
  }
}
