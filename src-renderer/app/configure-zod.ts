import { z } from 'zod';

// Zod compiles parsers with `new Function`, which the content security policy forbids. Schemas look at this when they
// are made, so this module has to be the first one imported.
z.config({ jitless: true });
