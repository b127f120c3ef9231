import { describe, expect, it } from 'vitest';
import { saveTable } from '../../../src-main/app/exporting/save-table.ts';
import type { Desktop } from '../../../src-main/app/ports.ts';
import { convertInProcess } from '../../support/convert/in-process.ts';

const open = (path: string | null) => {
  const saved: { name: string; text: string }[] = [];
  const refuse = () => Promise.reject(new Error('not asked for here'));
  const desktop: Desktop = {
    saveText: async (name, text) => {
      saved.push({ name, text });
      return path;
    },
    pickFolder: refuse,
    makeFolder: refuse,
    openFile: refuse,
    showInFolder: () => {},
  };
  return { saved, save: saveTable(convertInProcess, desktop) };
};

describe('saving a table', () => {
  it('writes CSV that no spreadsheet runs as formulas, under a name that every system takes', async () => {
    const { saved, save } = open('/tmp/Candidates.csv');
    const rows = [
      ['Name', 'Notes'],
      ['=HYPERLINK("x")', '+1, "good"'],
    ];
    expect(await save({ name: 'Candidates: C/C++ "lead"', rows })).toEqual({ path: '/tmp/Candidates.csv' });
    expect(saved).toEqual([
      {
        name: 'Candidates  C C++  lead.csv',
        text: `\ufeffName,Notes\r\n"'=HYPERLINK(""x"")","'+1, ""good"""\r\n`,
      },
    ]);
  });

  it('says nothing of a path when the dialog was closed', async () => {
    expect(await open(null).save({ name: 'A', rows: [['a']] })).toEqual({ path: null });
  });
});
