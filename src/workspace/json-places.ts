import type { Node } from 'jsonc-parser';
import { findNodeAtLocation } from 'jsonc-parser';
import type { SourceText, Span } from '../base/span.ts';

/**
 * Where the values of a JSON text stand. Places are asked for by JSON pointer (RFC 6901), for example `/events/0/fields`;
 * a pointer to something that is not there gives the nearest thing around it.
 */
export class JsonPlaces {
  readonly source: SourceText;
  readonly #root: Node;

  constructor(source: SourceText, root: Node) {
    this.source = source;
    this.#root = root;
  }

  /** The whole value. */
  value(pointer: string): Span {
    const node = this.#find(segments(pointer));
    return this.source.span(node.offset, node.offset + node.length);
  }

  /** Whether a value stands at exactly this pointer. */
  has(pointer: string): boolean {
    return this.#at(segments(pointer)).exact;
  }

  /** The value's key with its quotes; for an element of a list, the value. */
  key(pointer: string): Span {
    const node = this.#find(segments(pointer));
    const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
    const shown = key ?? node;
    return this.source.span(shown.offset, shown.offset + shown.length);
  }

  /** The smallest thing to point at when a whole value is wrong: its key for objects and lists, itself for the rest. */
  short(pointer: string): Span {
    const node = this.#find(segments(pointer));
    if (node.type !== 'object' && node.type !== 'array') return this.value(pointer);
    return node.parent?.type === 'property' ? this.key(pointer) : this.source.span(node.offset, node.offset + 1);
  }

  /** A value as it is written in the file: for numbers, the digits before any rounding to binary. */
  written(pointer: string): string {
    const { start, end } = this.value(pointer);
    return this.source.text.slice(start, end);
  }

  #find(path: readonly string[]): Node {
    return this.#at(path).node;
  }

  #at(path: readonly string[]): { readonly node: Node; readonly exact: boolean } {
    let node = this.#root;
    for (const segment of path) {
      const next = findNodeAtLocation(node, [node.type === 'array' ? Number(segment) : segment]);
      if (next === undefined) return { node, exact: false };
      node = next;
    }
    return { node, exact: true };
  }
}

/** Appends a key or an index to a JSON pointer. */
export function pointerTo(parent: string, ...steps: readonly (string | number)[]): string {
  return steps.reduce<string>(
    (pointer, step) => `${pointer}/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`,
    parent,
  );
}

/** The keys and indices of a JSON pointer. */
export function segments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}
