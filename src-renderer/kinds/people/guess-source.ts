/** Which of the two sources a dropped file is meant for. */
export type SourceKind = 'candidate' | 'job';

/**
 * Guesses what a file dropped outside the two fields is: JSON that looks like a job (requirements, no person) and
 * everything that isn't JSON is a job description; other JSON is a candidate.
 * @param name file name. @param text the beginning of its content, as text.
 */
export const guessSource = (name: string, text: string): SourceKind => {
  if (!/\.json$/i.test(name) && !/^\s*[{[]/.test(text)) return 'job';
  const looksLikePerson = /"(basics|fullName|work|experience|education)"\s*:/.test(text);
  const looksLikeJob = /"(requirements|qualifications|company|responsibilities)"\s*:/.test(text);
  return looksLikeJob && !looksLikePerson ? 'job' : 'candidate';
};
