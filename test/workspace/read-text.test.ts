import { execFileSync } from 'node:child_process';
import { chmod, mkdir, symlink, truncate } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { listPrograms } from '../../src/workspace/list-programs.ts';
import { PROGRAM_LIMIT, readText } from '../../src/workspace/read-text.ts';
import { expectValue, problemsOf } from './outcomes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = await temporaryFolder();

test('a text is read as it stands, without its byte order mark', async () => {
  const path = await folder.file('bom.regalia', '\uFEFFprogram "ゴールド" {}\r\n');
  const source = expectValue(await readText(path, PROGRAM_LIMIT));
  expect(source.text).toBe('program "ゴールド" {}\r\n');
  expect(source.file).toBe(path);
});

test('a missing file is named with the files near it', async () => {
  await folder.file('rolling.regalia', '');
  const [problem] = problemsOf(await readText(join(folder.path, 'roling.regalia'), PROGRAM_LIMIT));
  expect(problem).toMatchObject({
    code: 'file-missing',
    help: `did you mean \`${join(folder.path, 'rolling.regalia')}\`?`,
  });
});

test('a missing folder is said to be missing', async () => {
  const [problem] = problemsOf(await readText(join(folder.path, 'nowhere', 'a.regalia'), PROGRAM_LIMIT));
  expect(problem?.code).toBe('file-missing');
  expect(problem?.notes).toEqual([`there is no folder \`${join(folder.path, 'nowhere')}\` to look in`]);
});

test('a folder is no file', async () => {
  const [problem] = problemsOf(await readText(folder.path, PROGRAM_LIMIT));
  expect(problem).toMatchObject({
    code: 'file-unreadable',
    title: `\`${folder.path}\` is a folder, and a file is needed`,
  });
});

test('a pipe is refused instead of waited for', async () => {
  const path = join(folder.path, 'pipe');
  execFileSync('mkfifo', [path]);
  expect(problemsOf(await readText(path, PROGRAM_LIMIT))[0]?.code).toBe('file-unreadable');
});

test.skipIf(process.getuid?.() === 0)('a file without permission is refused', async () => {
  const path = await folder.file('secret.regalia', 'program');
  await chmod(path, 0);
  expect(problemsOf(await readText(path, PROGRAM_LIMIT))[0]?.title).toContain('permission is denied');
});

test('links that go round in a circle are refused', async () => {
  const path = join(folder.path, 'circle.regalia');
  await symlink(path, path);
  expect(problemsOf(await readText(path, PROGRAM_LIMIT))[0]).toMatchObject({
    code: 'file-unreadable',
    title: `\`${path}\` cannot be read: its symbolic links go round in a circle`,
  });
});

test.each([
  ['one byte below the limit', -1, true],
  ['at the limit', 0, true],
  ['one byte above', 1, false],
  ['50 MiB', 49 * PROGRAM_LIMIT, false],
])('the limit holds: %s', async (_, more, allowed) => {
  const path = await folder.file('long.regalia', 'x'.repeat(1000));
  await truncate(path, PROGRAM_LIMIT + more);
  // Truncation fills with NUL, which is another problem than the size.
  const codes = problemsOf(await readText(path, PROGRAM_LIMIT)).map((p) => p.code);
  expect(codes).toEqual([allowed ? 'file-not-text' : 'file-too-large']);
});

test.each([
  ['a Latin-1 letter', Buffer.from('abc\nd\xe9f', 'latin1'), 'the stray byte 0xe9 at byte 5, line 2'],
  ['a character cut off at the end', Buffer.from([0x61, 0xef, 0xbf]), 'the stray byte 0xef at byte 1, line 1'],
  [
    'after a true replacement character',
    Buffer.concat([Buffer.from('\uFFFD\n'), Buffer.from([0xff])]),
    'the stray byte 0xff at byte 4, line 2',
  ],
  ['a binary file', Buffer.from('ab\n\0c'), 'a NUL byte at byte 3, line 2'],
  ['UTF-16', Buffer.from('\uFEFFprogram', 'utf16le'), 'a UTF-16 byte order mark at byte 0, line 1'],
])('what is not UTF-8 is refused with its place: %s', async (_, bytes, said) => {
  const path = await folder.file('odd.regalia', bytes);
  expect(problemsOf(await readText(path, PROGRAM_LIMIT))[0]).toMatchObject({
    code: 'file-not-text',
    title: `\`${path}\` is not UTF-8 text: ${said}`,
  });
});

test('the programs below a folder are found, sorted, and no link is followed in a circle', async () => {
  const root = join(folder.path, 'programs');
  await mkdir(join(root, 'b', 'node_modules'), { recursive: true });
  await mkdir(join(root, '.git'));
  for (const name of ['z', 'b/a', 'b/node_modules/no', '.git/no']) await folder.file(`programs/${name}.regalia`, '');
  await folder.file('programs/b/notes.md', '');
  await symlink(root, join(root, 'b', 'up'));
  await symlink(join(root, 'z.regalia'), join(root, 'a-link.regalia'));
  const found = expectValue(await listPrograms(root)).map((path) => relative(root, path));
  expect(found).toEqual(['a-link.regalia', 'b/a.regalia', 'z.regalia']);
});

test('a file stands for itself, and a folder without programs is told', async () => {
  const path = await folder.file('lone.txt', '');
  expect(expectValue(await listPrograms(path))).toEqual([path]);
  await mkdir(join(folder.path, 'empty'));
  expect(problemsOf(await listPrograms(join(folder.path, 'empty')))[0]?.code).toBe('file-missing');
  expect(problemsOf(await listPrograms(join(folder.path, 'gone')))[0]?.code).toBe('file-missing');
});
