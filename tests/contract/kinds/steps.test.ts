import { describe } from 'vitest';
import { givesWay } from './conformance/gives-way.ts';
import { respectsTheUser } from './conformance/respects-the-user.ts';
import { survivesFaults } from './conformance/survives-faults.ts';
import { survivesRestarts } from './conformance/survives-restarts.ts';
import { kindCases } from './kind-cases.ts';

describe.each(kindCases)('what every step of a kind survives: %s', (_name, facts) => {
  survivesFaults(facts);
  survivesRestarts(facts);
  respectsTheUser(facts);
});

const finding = kindCases.flatMap(([name, facts]) =>
  facts.dataAnswer === null ? [] : [[name, facts, facts.dataAnswer] as const],
);

describe.each(finding)(
  'what an outline of a kind leaves while its model is out of reach: %s',
  (_name, facts, answer) => {
    givesWay(facts, answer);
  },
);
