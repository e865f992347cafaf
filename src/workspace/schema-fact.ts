import type { DefinedError } from 'ajv/dist/2020.js';
import { didYouMean, nearest } from '../report/suggest.ts';

/** What is wrong with a value: `title` follows the value's name, `label` stands under the value itself. */
export interface SchemaFact {
  readonly title: string;
  readonly label: string;
  readonly help?: string;
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '>=': 'at least',
  '<=': 'at most',
  '>': 'more than',
  '<': 'less than',
};

/** A schema's complaint in plain words. */
export function schemaFact(error: DefinedError): SchemaFact {
  switch (error.keyword) {
    case 'type':
      return mustBe([error.params.type].flat().map(typeName).join(' or '));
    case 'const':
      return mustBe(JSON.stringify(error.params.allowedValue));
    case 'enum':
      return oneOfWords(error.params.allowedValues, error.data);
    case 'required':
      return {
        title: `lacks the key \`${error.params.missingProperty}\``,
        label: `\`${error.params.missingProperty}\` must be given`,
      };
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return mustBe(`${COMPARISONS[error.params.comparison] ?? error.params.comparison} ${error.params.limit}`);
    case 'multipleOf':
      return mustBe(`a multiple of ${error.params.multipleOf}`);
    case 'minLength':
      return mustBe(
        error.params.limit === 1 ? 'a text that is not empty' : `at least ${error.params.limit} characters long`,
      );
    case 'maxLength':
      return mustBe(`at most ${error.params.limit} characters long`);
    case 'minItems':
    case 'minProperties':
      return mustHave(`at least ${entries(error.params.limit)}`);
    case 'maxItems':
    case 'maxProperties':
      return mustHave(`at most ${entries(error.params.limit)}`);
    case 'uniqueItems':
      return {
        title: 'holds the same entry twice',
        label: `entries ${error.params.j + 1} and ${error.params.i + 1} are equal`,
      };
    case 'pattern':
      return { title: 'is not of the right form', label: `must match ${error.params.pattern}` };
    case 'anyOf':
    case 'oneOf':
      return { title: 'is none of the forms that are possible here', label: 'fits no form' };
    default:
      return { title: error.message ?? 'is not allowed', label: 'not allowed here' };
  }
}

function oneOfWords(allowed: readonly unknown[], data: unknown): SchemaFact {
  const names = allowed.map((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  const help = typeof data === 'string' ? didYouMean(nearest(data, names)) : undefined;
  const fact = mustBe(`one of ${names.map((name) => `\`${name}\``).join(', ')}`);
  return help === undefined ? fact : { ...fact, help };
}

function mustBe(what: string): SchemaFact {
  return { title: `must be ${what}`, label: `must be ${what}` };
}

function mustHave(what: string): SchemaFact {
  return { title: `must have ${what}`, label: `must have ${what}` };
}

function entries(count: number): string {
  return count === 1 ? 'one entry' : `${count} entries`;
}

function typeName(type: string): string {
  switch (type) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list';
    case 'object':
      return 'an object';
    default:
      return type;
  }
}
