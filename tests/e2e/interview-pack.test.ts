import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApp } from '../support/call-app.ts';
import { accessibilityViolations } from '../support/check-accessibility.ts';
import type { RunningApp } from '../support/launch-app.ts';
import { launchApp, temporaryFolder } from '../support/launch-app.ts';

/** The second set and an answer hang; another answer is refused, and comes when it is asked for again. */
const firstLife = {
  'questions-2': [{ do: 'hang' }],
  'set-1-question-3': [{ do: 'hang' }],
  'set-1-question-2': [{ do: 'fail', fault: 'refused' }, { do: 'answer' }],
};

/** One store through three lives of the app: the tests go on where the one before ended. */
describe('an interview pack (C1-C3)', () => {
  const folder = temporaryFolder();
  let running: RunningApp;
  let page: Page;
  const launch = async (script: object) => {
    const path = join(folder.path, 'script.json');
    writeFileSync(path, JSON.stringify(script));
    running = await launchApp(join(folder.path, 'data'), { DOSSIER_SCRIPTED_PROVIDER: path });
    page = running.page;
  };
  const openPack = async () => {
    await page
      .getByRole('list', { name: 'Documents' })
      .getByRole('button', { name: /^Interview: / })
      .click();
    await page.getByRole('region', { name: 'Set 1', exact: true }).waitFor();
  };
  const set = (number: number) => page.getByRole('region', { name: `Set ${number}`, exact: true });
  const row = (inSet: number, number: number) =>
    set(inSet)
      .getByRole('row')
      .filter({ has: page.getByRole('cell', { name: String(number), exact: true }) });
  const anotherSet = () => page.getByRole('button', { name: 'Another set' });

  beforeAll(async () => {
    await launch(firstLife);
    const { input } = await callApp(page, 'sample.get', { kind: 'interview-pack' });
    const kindOptions = { sets: 2, questions: 5, answers: 'all' };
    const options = { provider: 'scripted', kindOptions };
    await callApp(page, 'run.start', { kind: 'interview-pack', input, options });
  });
  afterAll(async () => {
    await running.close().catch(() => {});
    folder.remove();
  });

  it('shows a row for each generation, with its time and state (C2)', async () => {
    await openPack();
    await row(1, 1)
      .getByText(/^Drafted in/)
      .waitFor();
    await row(1, 3)
      .getByText(/^Drafting · 0 words · \d+:\d\d$/)
      .waitFor();
    await set(2)
      .getByTestId('generation')
      .getByText(/^Looking for questions · \d+:\d\d$/)
      .waitFor();
  });

  it('finds one set at a time, and the button says why it waits (C3)', async () => {
    expect(await anotherSet().isDisabled()).toBe(true);
    await page.getByText('One set at a time: set 2 is under way.').waitFor();
    const { documents } = await callApp(page, 'document.list', {});
    const asked = callApp(page, 'document.extend', { documentId: documents[0]?.id, wish: { type: 'questions' } });
    await expect(asked).rejects.toThrow('one at a time');
  });

  it('asks again for an answer that failed (C3)', async () => {
    await row(1, 2)
      .getByText(/declined to write this/)
      .waitFor();
    await page.getByRole('button', { name: 'Retry question 2' }).click();
    await row(1, 2)
      .getByText(/^Drafted in/)
      .waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('goes on with sets and answers after it was killed (C2)', async () => {
    await running.kill();
    await launch({});
    await openPack();
    await page.getByText('2 sets · 10 questions · 10 answered').first().waitFor();
    await set(2)
      .getByText(/found in/)
      .waitFor();
  });

  it('finds another set when asked, and takes a question of the user’s own', async () => {
    await anotherSet().click();
    // It begins with what the pack was made with.
    const count = page.getByRole('textbox', { name: 'Questions in a set' });
    expect(await count.inputValue()).toBe('5');
    await count.fill('6');
    await page.getByText('On request').click();
    await page.getByRole('button', { name: 'Find questions' }).click();
    await row(3, 6).waitFor();
    await page.getByRole('button', { name: 'Add a question' }).click();
    await page.getByRole('textbox', { name: 'Question' }).fill('What would you do first here?');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await row(3, 7).getByText('What would you do first here?').waitFor();
  });

  it('answers a question, and opens to all about it', async () => {
    await page.getByRole('button', { name: 'Answer question 1', exact: true }).click();
    await row(3, 1)
      .getByText(/^Drafted in/)
      .waitFor();
    await row(3, 1).getByRole('button').first().click();
    await set(3).getByText('Why it is asked').waitFor();
    await set(3).getByRole('button', { name: 'Answer again' }).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
  });

  it('practises by keyboard: think, reveal, rate, next', async () => {
    await page.getByRole('button', { name: 'Practise set 3' }).click();
    await page.getByText('Think it through').waitFor();
    const question = page.getByTestId('practice-card').getByRole('heading', { level: 3 });
    const first = await question.textContent();
    await page.keyboard.press('Space');
    await page.keyboard.press('2');
    await page.getByText('It comes again soon.').waitFor();
    await page.getByText(/^1 of \d+ practised$/).waitFor();
    await page.getByRole('textbox', { name: 'Notes' }).fill('Say the figure first.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    await page.getByText('Think it through').waitFor();
    expect(await question.textContent()).not.toBe(first);
    await page.keyboard.press('Escape');
    await row(3, 1).getByText('2 of 5').waitFor();
  });

  it('scores an answer, and counts it by theme', async () => {
    await page.getByRole('button', { name: 'Scorecard of set 3' }).click();
    await page.getByRole('radiogroup', { name: 'Score of question 1', exact: true }).getByText('4').click();
    await page.getByText(/^1 of \d+ scored$/).waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('has practice, notes and scores after a restart', async () => {
    await running.close();
    await launch({});
    await openPack();
    await row(3, 1).getByText('2 of 5').waitFor();
    await row(3, 1).getByText('score 4').waitFor();
    const { documents } = await callApp(page, 'document.list', {});
    const { sections } = await callApp(page, 'document.get', { documentId: documents[0]?.id });
    const marks = sections.find(({ key }) => key === 'set-3-question-1')?.marks;
    expect(marks).toMatchObject({ practice: { notes: 'Say the figure first.' }, score: { score: 4 } });
  });

  it('gives another candidate the same questions, and compares the two', async () => {
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByText('One candidate so far').waitFor();
    await page.getByRole('button', { name: 'Another candidate' }).click();
    await page.getByText(/^Questions from “Interview: /).waitFor();
    await page.getByRole('button', { name: 'Type it in' }).click();
    await page.getByLabel('Full name').fill('Ada Moreau');
    await page.getByRole('button', { name: 'Draft', exact: true }).click();
    await page.getByRole('button', { name: 'Scorecard of set 1' }).click();
    const score = page.getByRole('radiogroup', { name: 'Score of question 1', exact: true });
    await score.getByText('3').click();
    await page.getByText(/^1 of \d+ scored$/).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    const table = page.getByRole('table');
    await table.getByRole('columnheader', { name: 'Ada Moreau' }).waitFor();
    const cell = table.getByRole('button', { name: 'Ada Moreau, question 1: 3 of 5' });
    await cell.waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);

    // The chosen score, chosen again, is taken away, and Backspace does the same; leaving goes back to the cell.
    await cell.click();
    await score.getByText('3').click();
    await page.getByText(/^0 of \d+ scored$/).waitFor();
    await score.getByText('2').click();
    await page.getByText(/^1 of \d+ scored$/).waitFor();
    await page.keyboard.press('Backspace');
    await page.getByText(/^0 of \d+ scored$/).waitFor();
    await page.keyboard.press('Escape');
    const cleared = table.getByRole('button', { name: 'Ada Moreau, question 1: no score' });
    await cleared.waitFor();
    expect(await cleared.evaluate((element) => element === document.activeElement)).toBe(true);

    // A cell of the other candidate leads to that one's pack, and back.
    await table
      .getByRole('button', { name: /^(?!Ada Moreau).*, question \d+: / })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: /^Interview: (?!Ada Moreau)/ }).waitFor();
    await page.getByRole('heading', { name: 'Scorecard · Set 3' }).waitFor();
    await page.keyboard.press('Escape');
    await table.getByRole('columnheader', { name: 'Ada Moreau' }).waitFor();
  });
});
