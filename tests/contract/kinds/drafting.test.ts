import { describe } from 'vitest';
import { provesDraft } from './conformance/proves-draft.ts';
import { provesPlan } from './conformance/proves-plan.ts';
import { provesSchema } from './conformance/proves-schema.ts';
import { kindCases } from './kind-cases.ts';

describe.each(kindCases)('what a kind promises of its drafts: %s', (_name, facts) => {
  provesSchema(facts);
  provesPlan(facts);
  provesDraft(facts);
});
