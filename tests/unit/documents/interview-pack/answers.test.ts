import { describe, expect, it } from 'vitest';
import { composeAnswer } from '../../../../src-main/documents/interview-pack/answers/compose-answer.ts';
import { splitDeed } from '../../../../src-main/documents/interview-pack/answers/split-deed.ts';
import { groundOf, inputOf, questionOf, sampleJob, setOf } from './support/pack.ts';

describe('a bullet', () => {
  it.each([
    [
      'Led the migration of 31 applications, finished 3 weeks early.',
      { task: undefined, action: 'Led the migration of 31 applications', result: 'finished 3 weeks early.' },
    ],
    [
      'Cut the bill from €212,000 to €139,000 by right-sizing and reserved capacity.',
      {
        task: undefined,
        action: 'by right-sizing and reserved capacity.',
        result: 'Cut the bill from €212,000 to €139,000',
      },
    ],
    [
      'Facilitated 22 workshops to agree on data ownership.',
      { task: 'to agree on data ownership.', action: 'Facilitated 22 workshops', result: undefined },
    ],
    [
      'Mise en place d’une chaîne CI, réduisant les délais de 40 %',
      { task: undefined, action: 'Mise en place d’une chaîne CI', result: 'réduisant les délais de 40 %' },
    ],
    ['Responsible for payroll.', { task: 'Responsible for payroll.', action: undefined, result: undefined }],
    ['Reduced loading time by 80 %', { task: undefined, action: undefined, result: 'Reduced loading time by 80 %' }],
    ['Answered the phone', { task: undefined, action: 'Answered the phone', result: undefined }],
  ])('is parted by what joins its parts: %s', (bullet, expected) => {
    expect(splitDeed(bullet)).toEqual(expected);
  });
});

describe('an answer', () => {
  const bullet = 'Led the migration of 31 applications, finished 3 weeks early.';
  const input = inputOf(
    {
      fullName: 'A B',
      experience: [
        {
          company: 'Acme',
          title: 'Architect',
          start: '2019-03',
          isCurrent: true,
          summary: 'Cloud for an insurer.',
          responsibilities: [bullet, 'Answered *mail*.'],
        },
      ],
    },
    sampleJob,
  );
  const where = 'Architect, Acme, Mar 2019 – present';

  it('tells situation, task, action and result in the candidate’s words, and names what is missing', () => {
    const question = questionOf({ evidence: [{ quote: bullet, where, experience: 0 }] });
    expect(composeAnswer(question, groundOf(input)).markdown).toBe(
      [
        '- **Situation:** Architect, Acme, Mar 2019 – present. “Cloud for an insurer.”',
        '- **Task:** the CV does not say. Add what was asked of you, by whom and by when.',
        '- **Action:** “Led the migration of 31 applications”',
        '- **Result:** “finished 3 weeks early.”',
      ].join('\n'),
    );
  });

  it('never takes the result of another deed, and escapes what it quotes', () => {
    const evidence = ['Answered *mail*.', bullet].map((quote) => ({ quote, where, experience: 0 }));
    const { markdown } = composeAnswer(questionOf({ evidence }), groundOf(input));
    expect(markdown).toContain('**Action:** “Answered \\*mail\\*.”');
    expect(markdown).toContain('**Result:** the CV gives none. Add a figure, or what changed.');
    expect(markdown).toContain(`**Also in the CV:**\n\n- “${bullet}” (${where})`);
  });

  it('without evidence needs input, by a question to the candidate', () => {
    const { markdown, question } = composeAnswer(questionOf({ theme: 'behavioural' }), groundOf(input));
    expect(question.needsInput).toMatch(/^Which situation of yours shows this\?/u);
    expect(markdown).toBe(`**Needs input:** ${question.needsInput}\n\nThe CV holds nothing on this.`);
  });

  it('to a gap says what stands closest, never that it answers', () => {
    const gaps = setOf(input, { count: 20 }).filter(({ theme }) => theme === 'gaps');
    expect(gaps.length).toBeGreaterThan(3);
    for (const gap of gaps) {
      const { markdown, question } = composeAnswer(gap, groundOf(input));
      expect(question.needsInput).toBeDefined();
      expect(markdown).toMatch(/^\*\*Needs input:\*\* /u);
      expect(markdown).not.toContain('Situation');
    }
  });

  it('to a question of motivation is the candidate’s own, with what the CV holds for it', () => {
    const evidence = [{ quote: bullet, where, experience: 0 }];
    const { markdown, question } = composeAnswer(questionOf({ theme: 'motivation', evidence }), groundOf(input));
    expect(markdown).toMatch(/^\*\*Only you can say:\*\* What is your own reason\?/u);
    expect(markdown).toContain(`**From the CV:**\n\n- “${bullet}”`);
    expect(question.needsInput).toBeDefined();
  });

  it('to a question to ask says what to listen for', () => {
    const { markdown, question } = composeAnswer(
      questionOf({ theme: 'questions-to-ask', requirement: 'Kafka' }),
      groundOf(input),
    );
    expect(markdown).toBe('This one is for you to ask.\n\n**Listen for:** A case.\n\n**From the job:** “Kafka”');
    expect(question.needsInput).toBeUndefined();
  });

  it('begins with what the comment asks for', () => {
    const evidence = [bullet, 'Answered *mail*.'].map((quote) => ({ quote, where, experience: 0 }));
    const { markdown } = composeAnswer(questionOf({ evidence }), groundOf(input), { comment: 'use the mail instead' });
    expect(markdown).toContain('**Action:** “Answered');
  });

  it('is French in a French pack', () => {
    const question = questionOf({ language: 'fr', evidence: [{ quote: bullet, where, experience: 0 }] });
    expect(composeAnswer(question, groundOf(input, 'fr')).markdown).toContain(
      '- **Résultat\u00a0:** «\u00a0finished 3 weeks early.\u00a0»',
    );
  });
});
