import type { InputIssue } from '#shared/model/app-error.ts';
import type { ImportNote, ImportNoteCode } from '#shared/model/import.ts';
import type { JsonValue } from './json/json-value.ts';
import { describeValue } from './json/json-value.ts';
import { cleanLine } from './text/clean-text.ts';

const maxNotes = 200;
const maxIssues = 50;
const maxNamesInMessage = 12;

const listed = (names: readonly string[]): string => {
  const shown = names.slice(0, maxNamesInMessage).join(', ');
  return names.length > maxNamesInMessage ? `${shown} and ${names.length - maxNamesInMessage} more` : shown;
};

/** What is learned on the way through one file: notes for the user, and issues that make the file unusable. */
export class ImportLog {
  readonly issues: InputIssue[] = [];
  private readonly noted: ImportNote[] = [];
  private readonly unusedFields = new Set<string>();
  private readonly fieldsWithMarkup = new Set<string>();

  note(code: ImportNoteCode, path: string, message: string): void {
    this.noted.push({ path, code, message });
  }

  /** Something the file must not hold at `path`; the import fails in the end and names it. */
  issue(path: string, expected: string, found: JsonValue | undefined): void {
    if (this.issues.length < maxIssues) this.issues.push({ path, expected, found: describeValue(found) });
  }

  /** A list that is longer than a document can hold. */
  tooMany(path: string, most: number, found: number): void {
    const issue = { path, expected: `at most ${most} entries`, found: String(found) };
    if (this.issues.length < maxIssues) this.issues.push(issue);
  }

  /** A field that nothing reads. The same field of several list entries counts once. */
  unused(path: string): void {
    this.unusedFields.add(cleanLine(path.replace(/\[\d+\]/g, '[]')).text.slice(0, 120));
  }

  hadMarkup(path: string): void {
    this.fieldsWithMarkup.add(path);
  }

  /** Every note, the ones on single places first and those on the whole file last. */
  notes(): ImportNote[] {
    const notes = this.noted.slice(0, maxNotes);
    if (this.noted.length > maxNotes) {
      notes.push({
        path: '',
        code: 'read-differently',
        message: `${this.noted.length - maxNotes} more notes of this kind.`,
      });
    }
    if (this.fieldsWithMarkup.size > 0) {
      const fields = [...this.fieldsWithMarkup];
      // A text that is one whole has no field to name.
      const where = fields.every((field) => field === '') ? '' : ` in: ${listed(fields)}`;
      const message = `Formatting tags were turned into plain text${where}.`;
      notes.push({ path: fields.length === 1 ? (fields[0] ?? '') : '', code: 'markup-removed', message });
    }
    if (this.unusedFields.size > 0) {
      const fields = [...this.unusedFields];
      const what =
        fields.length === 1
          ? '1 field of the file is not used and was'
          : `${fields.length} fields of the file are not used and were`;
      notes.push({ path: '', code: 'left-out', message: `${what} left out: ${listed(fields)}.` });
    }
    return notes;
  }
}
