import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runRegalia } from '../cli/run-regalia.ts';
import { temporaryFolder } from '../workspace/temporary-folder.ts';

/** Chromium, or a browser that takes its options. Without one these tests are skipped: `npm test` needs no browser. */
const browser = process.env.REGALIA_BROWSER ?? '';
const folder = await temporaryFolder();

/** The page as the browser has built it, and every line its console has. */
async function opened(path: string): Promise<{ dom: string; console: string[] }> {
  const profile = join(folder.path, 'profile');
  await mkdir(profile, { recursive: true });
  const own = ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${profile}`];
  const child = spawn(browser, [...own, '--enable-logging=stderr', '--dump-dom', pathToFileURL(path).href]);
  let dom = '';
  let log = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    dom += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log += text;
  });
  await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  return { dom, console: log.split('\n').filter((line) => line.includes(':CONSOLE')) };
}

describe.skipIf(browser === '')('in a browser', { timeout: 120_000 }, () => {
  test('the report of a forecast opens without a word on the console, with its charts drawn', async () => {
    const path = join(folder.path, 'report.html');
    const args = ['simulate', '--members', '300', '--replicates', '2', '--report', path];
    expect((await runRegalia(args)).code).toBe(0);
    const page = await opened(path);
    expect(page.console).toEqual([]);
    expect(page.dom.match(/<svg /g)).toHaveLength(5);
    expect(page.dom).toContain('every one ties out');
    expect(page.dom.trimEnd().endsWith('</html>')).toBe(true);
  });

  test('a picture of a screen opens by itself, with all its words', async () => {
    const path = join(folder.path, 'screen.svg');
    const few = ['--members', '20', '--replicates', '2'];
    const args = ['studio', 'test/cases/studio/club.json', ...few, '--print-frame', 'what-if', '--format', 'svg'];
    const { code, stdout } = await runRegalia(args);
    expect(code).toBe(0);
    await writeFile(path, stdout);
    const picture = await opened(path);
    expect(picture.console).toEqual([]);
    expect(picture.dom).not.toContain('parsererror');
    expect(picture.dom.match(/<text /g)).toHaveLength(stdout.match(/<text /g)!.length);
  });

  test('a page that breaks its own rules is heard', async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
    const path = join(folder.path, 'scripted.html');
    await writeFile(path, `<!doctype html><html><head>${policy}</head><body><script>1</script></body></html>`);
    expect((await opened(path)).console.length).toBeGreaterThan(0);
  });
});
