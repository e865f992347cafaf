import type { CstElement, CstNode, IToken } from 'chevrotain';
import type { SourceText, Span } from '../base/span.ts';

/**
 * The one place where the parser's positions become spans. The parser gives -1 for tokens it inserted, for the end of
 * the file and for empty nodes; those fall back to an empty span at `fallback`.
 */
export function tokenSpan(source: SourceText, token: IToken, fallback: number): Span {
  if (!known(token.startOffset)) return source.span(fallback, fallback);
  return source.span(token.startOffset, token.startOffset + token.image.length);
}

export function nodeSpan(source: SourceText, node: CstNode, fallback: number): Span {
  const start = node.location?.startOffset;
  const end = node.location?.endOffset;
  if (!known(start) || !known(end)) return source.span(fallback, fallback);
  return source.span(start, end + 1);
}

function known(offset: number | undefined): offset is number {
  return offset !== undefined && Number.isInteger(offset) && offset >= 0;
}

export function isNode(element: CstElement): element is CstNode {
  return 'children' in element;
}
