#!/usr/bin/env node
import { start } from '../../../bootstrap/start-sources.mjs';

await start(new URL('../src/main.ts', import.meta.url));
