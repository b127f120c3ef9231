import { z } from 'zod';
import { bareRenderers } from './bare-renderers.ts';
import { longDocument } from './long-document.ts';
import { ourRenderer } from './our-renderers.ts';

const formatSchema = z.enum(['docx', 'html', 'md', 'txt', 'json']);

/** `render-once CONTESTANT FORMAT EXPERIENCES`: makes one file and writes the most memory the process held. */
export const renderOnce = async ([contestant, format, experiences]: readonly string[]): Promise<void> => {
  const name = formatSchema.parse(format);
  const render = contestant === 'ours' ? ourRenderer(name) : bareRenderers[name];
  const document = longDocument(Number(experiences));
  const base = process.resourceUsage().maxRSS / 1_024;
  await render(document);
  const peakMb = process.resourceUsage().maxRSS / 1_024;
  process.stdout.write(JSON.stringify({ peakMb, addedMb: peakMb - base }));
};
