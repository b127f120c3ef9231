import { describe, expect, it } from 'vitest';
import { coalesce } from '../../../src-renderer/stores/coalesce.ts';

/** A run that ends when told to. */
const controlled = () => {
  const finish: (() => void)[] = [];
  const refetch = coalesce(() => new Promise<void>((resolve) => finish.push(resolve)));
  return { finish, refetch };
};

describe('coalescing refetches', () => {
  it('runs one at a time and one more for all that asked meanwhile', async () => {
    const { finish, refetch } = controlled();
    const first = refetch();
    const others = [refetch(), refetch(), refetch()];
    expect(finish).toHaveLength(1);
    finish[0]?.();
    await first;
    await Promise.resolve();
    expect(finish).toHaveLength(2);
    finish[1]?.();
    await Promise.all(others);
    expect(finish).toHaveLength(2);
  });

  it('runs again when asked after it ended', async () => {
    const { finish, refetch } = controlled();
    const first = refetch();
    finish[0]?.();
    await first;
    void refetch();
    expect(finish).toHaveLength(2);
  });
});
