const longestRun = (text: string): number =>
  (text.match(/`+/gu) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);

/**
 * Data as a fenced JSON block that nothing inside can close: JSON writes line breaks in strings as `\n`, so no string
 * can begin a line with a fence, and the fence is also longer than any run of backticks in the data.
 */
export const fencedJson = (name: string, data: object): string => {
  const json = JSON.stringify(data, null, 1).replace(/[\u2028\u2029\u0085]/gu, ' ');
  const fence = '`'.repeat(Math.max(3, longestRun(json) + 1));
  return `${fence}json ${name}\n${json}\n${fence}`;
};
