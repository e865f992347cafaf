import { LANGUAGES, type Language } from '../report/wording.ts';

/**
 * The language to speak, decided before the command line is read, because its own help and errors are said in it: what
 * `--lang` names, else that of the locale. A value of `--lang` that is no language is left to the command line to refuse.
 */
export function chooseLanguage(args: readonly string[], environment: NodeJS.ProcessEnv): Language {
  return LANGUAGES.find((language) => language === langArgument(args)) ?? localeLanguage(environment);
}

function langArgument(args: readonly string[]): string | undefined {
  const end = args.indexOf('--');
  const options = end === -1 ? args : args.slice(0, end);
  const last = options.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const option = options[last];
  return option === '--lang' ? options[last + 1] : option?.slice('--lang='.length);
}

/** By POSIX, the first of these that is set and not empty decides; a locale of another encoding could not show ours. */
function localeLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  const [language = '', encoding = 'UTF-8'] = locale.replace(/@.*$/, '').split('.');
  if (!/^utf-?8$/i.test(encoding)) return 'en';
  return LANGUAGES.find((known) => known === language.split('_')[0]) ?? 'en';
}
