/**
 * Providers keep nothing in their prompt caches that is shorter than 1,024 tokens (OpenAI's rule, and the lowest of those
 * that are known); a token is some four characters of English.
 */
const shortestKept = 4 * 1_024;

/**
 * Whether to send all questions about a document the same sources first. That is more text than each needs, which is won
 * back only where the provider keeps what they begin with; else each gets its own facts.
 */
export const paysToShare = (instructions: string, shared: string): boolean =>
  instructions.length + shared.length >= shortestKept;
