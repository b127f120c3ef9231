import type { WindowKind } from '../../kinds/kind.ts';
import type { NewForm } from '../../kinds/new-form.tsx';

const forms = new Map<WindowKind, Promise<NewForm>>();

/** The form of a kind as it was left, in this window or the one before. Rejects when it can't be fetched; asked again, it is fetched again. */
export const loadForm = (kind: WindowKind): Promise<NewForm> => {
  const known = forms.get(kind);
  if (known) return known;
  const loading = kind.loadNewForm().then(async (form) => {
    await form.restore();
    return form;
  });
  forms.set(kind, loading);
  loading.catch(() => forms.delete(kind));
  return loading;
};
