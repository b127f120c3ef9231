export function readTestSummary(path: string, exitCode: number): { line: string; ok: boolean };
