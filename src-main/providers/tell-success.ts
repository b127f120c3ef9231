import type { TextModel } from './text-model.ts';

/** The same model, which says when a call of it was completed. */
export const tellSuccess = (model: TextModel, onSuccess: (origin: string) => void): TextModel => ({
  ...model,
  async *draft(request, signal) {
    for await (const event of model.draft(request, signal)) {
      if (event.type === 'completed') onSuccess(model.origin);
      yield event;
    }
  },
});
