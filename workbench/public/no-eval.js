// Read by the schema library when it loads: the page's policy allows no code made of text, so it need not try.
globalThis.__zod_globalConfig = { jitless: true };
