import { describe } from 'vitest';
import { asksForData } from './conformance/asks-for-data.ts';
import { kindCases } from './kind-cases.ts';

const asking = kindCases.flatMap(([name, facts]) =>
  facts.dataAnswer === null ? [] : [[name, facts, facts.dataAnswer] as const],
);

describe.each(asking)('what a model is asked as data by a kind: %s', (_name, facts, answer) => {
  asksForData(facts, answer);
});
