import { beforeEach, describe, expect, it } from 'vitest';
import { settingsSchema } from '#shared/model/settings.ts';
import type { SettingsPatch } from '../../../src-renderer/features/settings/form/settings-saver.ts';
import { createSettingsSaver } from '../../../src-renderer/features/settings/form/settings-saver.ts';
import { ManualTime } from '../../support/manual-time.ts';

describe('settings that save themselves', () => {
  let time: ManualTime;
  let settings = settingsSchema.parse({});
  let saved: SettingsPatch[];
  let saver: ReturnType<typeof createSettingsSaver>;
  beforeEach(() => {
    time = new ManualTime();
    settings = settingsSchema.parse({});
    saved = [];
    saver = createSettingsSaver({
      timers: time,
      delayMs: 400,
      current: () => settings,
      save: (patch) => saved.push(patch),
    });
  });
  const setConcurrency = (queue: 'sections' | 'chat', concurrency: number) =>
    saver.edit(queue, ({ queues }) => ({ queues: { ...queues, [queue]: { concurrency } } }));

  it('are saved once typing pauses, with the last of what was typed', async () => {
    setConcurrency('sections', 1);
    await time.advance(399);
    setConcurrency('sections', 12);
    await time.advance(399);
    expect(saved).toEqual([]);
    await time.advance(1);
    expect(saved).toEqual([{ queues: { sections: { concurrency: 12 } } }]);
    await time.advance(10_000);
    expect(saved).toHaveLength(1);
  });

  it('are saved together, and over what was saved by others meanwhile', async () => {
    setConcurrency('sections', 5);
    setConcurrency('chat', 1);
    saver.edit('retention', () => ({ retention: { failedDays: 7, keepCompleted: 50, keepFailed: 100 } }));
    settings = { ...settings, queues: { audio: { attemptLimit: 4 } } };
    await time.advance(400);
    expect(saved).toEqual([
      {
        queues: { audio: { attemptLimit: 4 }, sections: { concurrency: 5 }, chat: { concurrency: 1 } },
        retention: { failedDays: 7, keepCompleted: 50, keepFailed: 100 },
      },
    ]);
  });

  it('are saved at once when the screen closes, and only once', async () => {
    setConcurrency('sections', 5);
    saver.flush();
    saver.flush();
    await time.advance(400);
    expect(saved).toEqual([{ queues: { sections: { concurrency: 5 } } }]);
  });

  it('are not saved when an edit changes nothing, as that of a field in error', async () => {
    settings = { ...settings, queues: { sections: { concurrency: 5 } } };
    setConcurrency('sections', 5);
    await time.advance(400);
    expect(saved).toEqual([]);
  });

  it('leave out an edit that was taken back', async () => {
    setConcurrency('sections', 5);
    saver.forget('sections');
    await time.advance(400);
    expect(saved).toEqual([]);
  });
});
