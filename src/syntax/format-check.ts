import type { IToken } from 'chevrotain';
import { canonicalComment } from './format-items.ts';
import { canonicalImage } from './format-words.ts';
import type { Parse } from './parse.ts';

/**
 * The first token or comment of `before` that `after` does not have in its place; null when both are the same words and
 * comments in the same order, and so the same program. Where only `after` goes on, the last one of `before`.
 */
export function firstDifference(before: Parse, after: Parse): IToken | null {
  const left = inOrder(before);
  const right = inOrder(after);
  const at = left.findIndex((token, i) => right[i] === undefined || signature(token) !== signature(right[i]));
  if (at !== -1) return left[at]!;
  return left.length === right.length ? null : (left.at(-1) ?? null);
}

function inOrder({ tokens, comments }: Parse): IToken[] {
  return [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
}

function signature(token: IToken): string {
  const comment = token.tokenType.name === 'Comment';
  return `${token.tokenType.name} ${comment ? canonicalComment(token) : canonicalImage(token)}`;
}
