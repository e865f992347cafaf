#!/usr/bin/env node

import { enableCompileCache } from 'node:module';

// What has been compiled once is kept in the system's temporary folder; only what is loaded after this line profits.
enableCompileCache();
await import('./start.ts');
