import { enableCompileCache } from 'node:module';

/**
 * What has been compiled once is kept in the system's temporary folder, unless the environment names another. Of this thread
 * only what is loaded from now on profits, and all that threads load which begin later.
 */
export function keepCompiled(): void {
  const { directory } = enableCompileCache();
  // Threads know of it by this alone.
  if (directory !== undefined) process.env.NODE_COMPILE_CACHE ??= directory;
}
