import type { QueuePolicy } from '#shared/model/queue-policy.ts';
import { policiesOf, policyOfUnknown } from '#shared/model/queue-policy.ts';
import type { PolicySource, SettingsStore } from '../app/ports.ts';

/** The policies as the settings have them; `refresh` works them out anew when those have changed. */
export const settingsPolicies = (settings: SettingsStore): PolicySource & { refresh(): readonly QueuePolicy[] } => {
  let policies = policiesOf(settings.get().queues);
  return {
    of: (queue) => policies.find((one) => one.queue === queue) ?? policyOfUnknown(queue),
    all: () => policies,
    refresh: () => {
      policies = policiesOf(settings.get().queues);
      return policies;
    },
  };
};
