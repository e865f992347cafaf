import type { NameNode } from '../../syntax/tree.ts';
import type { Scope } from '../scope.ts';

/** Fields of an event have names of their own, which nothing global may shadow; so do the words of a choice. */
export function checkEvents(scope: Scope): void {
  for (const event of scope.all('event')) {
    distinct(
      scope,
      event.fields.map((field) => field.name),
      'field',
    );
    for (const field of event.fields) {
      distinct(scope, field.choices, 'word');
      const global = scope.namesOf('setting', 'measure').includes(field.name.text);
      if (!global) continue;
      const declared = scope.lookup(field.name.text)!;
      scope.report({
        code: 'name-duplicate',
        title: `\`${field.name.text}\` is a field and something else`,
        at: field.name.span,
        label: 'a field here',
        others: [{ span: declared.name.span, text: 'declared here' }],
        help: 'give one of them another name, so that a formula reads clearly',
      });
    }
  }
}

function distinct(scope: Scope, names: readonly NameNode[], what: string): void {
  const seen = new Map<string, NameNode>();
  for (const name of names) {
    const earlier = seen.get(name.text);
    if (earlier === undefined) seen.set(name.text, name);
    else {
      scope.report({
        code: 'name-duplicate',
        title: `the ${what} \`${name.text}\` stands twice`,
        at: name.span,
        label: 'again here',
        others: [{ span: earlier.span, text: 'first here' }],
      });
    }
  }
}
