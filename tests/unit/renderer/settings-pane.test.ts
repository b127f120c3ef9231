import { describe, expect, it } from 'vitest';
import { paneOfHash, settingsPanes } from '../../../src-renderer/features/settings/settings-pane.ts';
import { parseRoute } from '../../../src-renderer/stores/navigation-store.ts';

describe('the parts of the settings', () => {
  it.each(settingsPanes)('%s has a place of its own to come back to after a reload', (pane) => {
    expect(paneOfHash(`#/settings/${pane}`)).toBe(pane);
    expect(parseRoute(`#/settings/${pane}`)).toEqual({ name: 'settings' });
  });

  it('leave any other place to what was shown last', () => {
    expect(['', '#/', '#/settings', '#/settings/nonsense', '#/queue/costs'].map(paneOfHash)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
