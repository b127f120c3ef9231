import { describe, expect, it } from 'vitest';
import { questionDataSchema } from '#shared/kinds/interview-pack/question.ts';
import type { Json } from '#shared/model/json.ts';
import { sectionDraftSchema } from '#shared/model/section.ts';
import { stepSchema } from '#shared/model/step.ts';
import type { OpenDocument, Peer, Plan } from '../../../../src-main/documents/document-kind.ts';
import { eraseKind } from '../../../../src-main/documents/document-kind.ts';
import { interviewPack } from '../../../../src-main/documents/interview-pack/interview-pack.ts';
import { architect, sampleJob, today } from './support/pack.ts';

const kind = eraseKind(interviewPack);
const input = { candidate: architect.candidate, job: sampleJob };
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const open = (options: object = {}, language?: string): OpenDocument =>
  kind.open(stored(input), options, language === undefined ? { today } : { today, language });

/** Does every step of a plan, as the app does, until nothing is left to do; answers too. */
const draft = (document: OpenDocument): Peer[] => {
  const peers: Peer[] = [];
  const briefs = new Map<string, Json>();
  const waiting: Plan['steps'][number][] = [];
  const add = ({ sections, steps }: Plan): void => {
    for (const section of sections) {
      sectionDraftSchema.parse(section);
      briefs.set(section.key, stored(section.brief));
      peers.push({ ...stored(section), markdown: '' });
    }
    for (const step of steps) waiting.push(stepSchema.parse(stored(step)));
  };
  add(document.plan());
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
    const brief = step.brief ?? (step.section === null ? undefined : briefs.get(step.section));
    if (brief === undefined) throw new Error(`no brief for ${step.key}`);
    const work = { key: step.key, brief, peers };
    const content = stored(document.compose(work));
    const at = peers.findIndex(({ key }) => key === step.section);
    const peer = peers[at];
    if (peer !== undefined) peers[at] = { ...peer, ...content };
    add(document.onStepDone(work, content));
  }
  return peers;
};

describe('an interview pack', () => {
  it('is drafted whole: sets one after another, each question answered, nothing asked twice', () => {
    const peers = draft(open({ sets: 3, questions: 8, answers: 'all' }));
    expect(peers).toHaveLength(24);
    const questions = peers.map(({ data }) => questionDataSchema.parse(data));
    expect(new Set(questions.map(({ question }) => question)).size).toBe(24);
    expect(questions.map(({ set }) => set)).toEqual([1, 2, 3].flatMap((set) => Array.from({ length: 8 }, () => set)));
    expect(peers.every(({ markdown }) => markdown !== '')).toBe(true);
    expect(peers.map(({ order }) => order)).toEqual([...peers.map(({ order }) => order)].sort((a, b) => a - b));
  });

  it('says whom it is about and for whom', () => {
    const job = { requirements: [], skills: [], ...sampleJob };
    expect(open().describe()).toMatchObject({
      title: 'Interview: Kwame Mensah, Lead Platform Architect, Smart Grid Data Programme',
      subject: 'Kwame Mensah',
      client: 'Stadtwerke Ellernbach',
      view: { language: 'en', job },
    });
    expect(open({}, 'français').describe().title).toMatch(/^Entretien\u00a0: /u);
  });

  it('asks a model for data that is mended, and for answers as text', () => {
    const document = open({ questions: 6 });
    const [step] = document.plan().steps;
    const question = document.prompt({ key: 'questions-1', brief: step?.brief ?? null, peers: [] });
    if (question.type !== 'data') throw new Error('no data asked for');
    const content = question.content({ questions: [{ question: 'Why?' }] });
    const { sections } = document.onStepDone({ key: 'questions-1', brief: step?.brief ?? null, peers: [] }, content);
    expect(sections).toHaveLength(6);
    const [first] = sections;
    expect(document.prompt({ key: first?.key ?? '', brief: first?.brief ?? null, peers: [] }).type).toBe('text');
  });

  it('prints a question with its answer, and a text without one as it is', () => {
    const [peer] = draft(open({ questions: 5, answers: 'all' }));
    expect(open().print({ markdown: peer?.markdown ?? '', data: peer?.data ?? null })).toMatch(
      /^### 1\. [\s\S]+\*\*Answer:\*\*/u,
    );
    expect(open().print({ markdown: 'Text.', data: null })).toBe('Text.');
  });

  it('takes wishes for more, and no others', () => {
    const document = open({ questions: 5 });
    const peers = draft(document);
    expect(document.extend({ type: 'questions', count: 7 }, peers).steps).toMatchObject([{ key: 'questions-2' }]);
    const own = document.extend({ type: 'own-question', question: 'Why us?', theme: 'motivation' }, peers);
    expect(own.sections).toMatchObject([{ key: 'set-1-question-6', group: 'motivation' }]);
    expect(() => document.extend({ type: 'lunch' }, peers)).toThrow();
  });

  it('is anonymous section by section', () => {
    const document = open({ questions: 30 });
    const [step] = document.plan().steps;
    const work = { key: 'questions-1', brief: step?.brief ?? null, peers: [] };
    const { sections } = document.onStepDone(work, document.compose(work));
    const anonymous = document.anonymise({ employers: 'hide' });
    for (const section of sections) {
      const safe = anonymous.section(sectionDraftSchema.parse(stored(section)));
      const { markdown } = anonymous.document.compose({ key: safe.key, brief: safe.brief, peers: [] });
      expect(JSON.stringify(safe) + markdown).not.toMatch(/Kwame|Mensah|Meridien/u);
      expect(anonymous.isCut(safe.brief)).toBeTypeOf('boolean');
    }
  });
});
