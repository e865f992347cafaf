import { isUtf8 } from 'node:buffer';
import { SourceText } from '../base/span.ts';
import { problem } from '../report/problem.ts';
import { say, type Wording } from '../report/wording.ts';
import type { Outcome } from './outcome.ts';
import { failure, success } from './outcome.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** Turns the bytes of a file into text: strict UTF-8 without NUL, a leading byte order mark removed. */
export function decodeText(file: string, bytes: Buffer): Outcome<SourceText> {
  const refuse = (offset: number, what: Wording, help: Wording) =>
    failure(
      problem({
        code: 'file-not-text',
        title: say`\`${file}\` is not UTF-8 text: ${what} at byte ${offset}, line ${lineOf(bytes, offset)}`,
        help,
      }),
    );
  if (isUtf16(bytes)) return refuse(0, say`a UTF-16 byte order mark`, say`save the file as UTF-8`);
  const nul = bytes.indexOf(0);
  if (nul !== -1) return refuse(nul, say`a NUL byte`, say`this seems to be a binary file; name a text file`);
  if (!isUtf8(bytes)) {
    const offset = firstInvalidByte(bytes);
    const byte = bytes[offset]!.toString(16).padStart(2, '0');
    return refuse(offset, say`the stray byte 0x${byte}`, say`save the file as UTF-8`);
  }
  const text = bytes.toString('utf8');
  return success(new SourceText(file, text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text));
}

function isUtf16(bytes: Buffer): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function lineOf(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let i = bytes.indexOf(0x0a); i !== -1 && i < offset; i = bytes.indexOf(0x0a, i + 1)) line++;
  return line;
}

/**
 * Where UTF-8 first breaks: the first replacement character that the bytes themselves do not spell.
 * Everything before it decoded to itself, so its encoded length is its length in the file.
 */
function firstInvalidByte(bytes: Buffer): number {
  let offset = 0;
  for (const character of bytes.toString('utf8')) {
    const written =
      character !== '\uFFFD' || (bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd);
    if (!written) break;
    offset += Buffer.byteLength(character);
  }
  return offset;
}
