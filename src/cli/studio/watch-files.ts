import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps; what is heard within this time is one change. */
const SETTLES_AFTER_MS = 60;

/**
 * Calls `changed` after any of the files was written, replaced or removed. Watches their folders, since an editor that
 * replaces a file leaves a watch on the old one behind. A folder that cannot be watched is not.
 */
export function watchFiles(paths: readonly string[], changed: () => void): { close(): void } {
  let timer: NodeJS.Timeout | undefined;
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(changed, SETTLES_AFTER_MS);
  };
  const names = Map.groupBy(new Set(paths), (path) => dirname(path));
  const watchers = [...names].flatMap(([folder, own]): FSWatcher[] => {
    const wanted = new Set([...own].map((path) => basename(path)));
    try {
      const watcher = watch(folder, { persistent: false }, (_, name) => {
        if (name === null || wanted.has(name)) heard();
      });
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      return [];
    }
  });
  return {
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
