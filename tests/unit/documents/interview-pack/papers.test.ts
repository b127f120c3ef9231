import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '#shared/markdown/parse-markdown.ts';
import { renderCsv } from '../../../../src-main/convert/plain/render-csv.ts';
import { printQuestion } from '../../../../src-main/documents/interview-pack/papers/print-question.ts';
import { questionRows } from '../../../../src-main/documents/interview-pack/papers/question-table.ts';
import { scorecard, totalsByTheme } from '../../../../src-main/documents/interview-pack/papers/scorecard.ts';
import { questionOf } from './support/pack.ts';

describe('a printed question', () => {
  it('shows why it is asked, what is good, the evidence and the answer', () => {
    const question = questionOf({
      number: 3,
      requirement: 'Kafka',
      evidence: [{ quote: 'Ran _it_', where: 'Dev, Acme' }],
    });
    expect(printQuestion(question, '# Big\n\nMy answer.')).toBe(
      [
        '### 3. What did you do?',
        '**Requirement:** “Kafka”',
        '**Why it is asked:** It shows what was done.',
        '**What a good answer shows:** A case.',
        '**In the CV:**',
        '- “Ran *it*” (Dev, Acme)'.replace('*it*', '\\_it\\_'),
        '**Answer:**',
        '**Big**',
        'My answer.',
      ].join('\n\n'),
    );
  });

  it('leaves out what there isn’t', () => {
    expect(printQuestion(questionOf({ language: 'fr' }), ' ')).not.toMatch(/CV|Réponse|Exigence/u);
  });
});

describe('a scorecard', () => {
  const questions = [
    questionOf({ number: 1 }),
    questionOf({ number: 2, theme: 'technical', question: 'Why | so?' }),
    questionOf({ number: 3, theme: 'technical' }),
    questionOf({ number: 4, theme: 'questions-to-ask', question: 'Yours?' }),
  ];

  it('has a scale for each question that is rated, room to write, and totals', () => {
    const card = scorecard(questions);
    const tables = parseMarkdown(card).children.filter(({ type }) => type === 'table');
    expect(tables).toHaveLength(4);
    expect(card).toContain('| 5 | All. |');
    expect(card).toContain('Why | so?');
    expect(card).not.toContain('Yours?');
    expect(card.match(/\*\*Notes:\*\* …/gu)).toHaveLength(3);
    expect(card).toMatch(/\| Technical \| …+ \/ 10 \|/u);
    expect(card).toMatch(/\| Total \| …+ \/ 15 \|/u);
  });

  it('says so where there is nothing to rate', () => {
    expect(scorecard([])).toBe('There are no questions in this set.');
  });

  it('adds up by theme; points outside 1 to 5 don’t count', () => {
    const scores = [
      { number: 1, points: 4 },
      { number: 2, points: 5 },
      { number: 3, points: 6 },
      { number: 4, points: 5 },
    ];
    expect(totalsByTheme(questions, scores)).toEqual([
      { theme: 'experience', questions: 1, scored: 1, points: 4, possible: 5, average: 4 },
      { theme: 'technical', questions: 2, scored: 1, points: 5, possible: 5, average: 5 },
    ]);
    expect(totalsByTheme(questions, [])[0]).toMatchObject({ scored: 0, points: 0, average: null });
  });
});

describe('a table of questions', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '\nx', ' =1', '＝1'])('defuses %j', (cell) => {
    expect(renderCsv([[cell, 'x']])).toContain(`'${cell}`);
  });

  it('leaves ordinary cells as they are', () => {
    expect(renderCsv([['a', '', '1', 'a=b', '’x']])).toBe('\ufeffa,,1,a=b,’x\r\n');
  });

  it('is CSV that a strict reader reads back', () => {
    const question = questionOf({
      question: 'A "b", c?',
      evidence: [
        { quote: '=cmd()', where: 'X' },
        { quote: 'y', where: 'Z' },
      ],
    });
    const csv = renderCsv(questionRows([{ question, answer: '- one\n- two' }]));
    const [header, row] = csv.split('\r\n');
    expect(header).toBe(
      '\ufeffset,number,theme,question,why,good_answer,requirement,evidence,score_1,score_3,score_5,needs_input,answer',
    );
    expect(row).toContain('"A ""b"", c?"');
    expect(csv).toContain('"\'=cmd() (X)\ny (Z)"');
    expect(csv).toContain('"\'- one\n- two"');
    expect(csv.endsWith('\r\n')).toBe(true);
  });
});
