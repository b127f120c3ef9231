import { createStore } from 'zustand/vanilla';
import type { WindowKind } from '../../kinds/kind.ts';
import { firstKind } from '../../kinds/registry.ts';

/** Which kind of document is being begun. */
export const chosenKindStore = createStore<{ readonly kind: WindowKind }>()(() => ({ kind: firstKind }));
