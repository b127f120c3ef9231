import { describe } from 'vitest';
import { respectsTheUser } from './conformance/respects-the-user.ts';
import { survivesFaults } from './conformance/survives-faults.ts';
import { survivesRestarts } from './conformance/survives-restarts.ts';
import { kindCases } from './kind-cases.ts';

describe.each(kindCases)('what every step of a kind survives: %s', (_name, facts) => {
  survivesFaults(facts);
  survivesRestarts(facts);
  respectsTheUser(facts);
});
