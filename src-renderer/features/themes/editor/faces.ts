import '@fontsource/arimo/latin-400.css';
import '@fontsource/arimo/latin-700.css';
import '@fontsource/caladea/latin-400.css';
import '@fontsource/caladea/latin-700.css';
import '@fontsource/carlito/latin-400.css';
import '@fontsource/carlito/latin-700.css';
import '@fontsource/gelasio/latin-400.css';
import '@fontsource/gelasio/latin-700.css';
import '@fontsource/tinos/latin-400.css';
import '@fontsource/tinos/latin-700.css';
import type { Typeface } from '#shared/model/theme.ts';

interface Face {
  readonly name: string;
  /** The face with the same widths that Word has. */
  readonly partner: string;
  readonly family: string;
}

/** The faces by name, and how the window draws them. */
export const faces: Readonly<Record<Typeface, Face>> = {
  gelasio: { name: 'Gelasio', partner: 'Georgia', family: 'Gelasio, Georgia, serif' },
  carlito: { name: 'Carlito', partner: 'Calibri', family: 'Carlito, Calibri, sans-serif' },
  caladea: { name: 'Caladea', partner: 'Cambria', family: 'Caladea, Cambria, serif' },
  arimo: { name: 'Arimo', partner: 'Arial', family: 'Arimo, Arial, sans-serif' },
  tinos: { name: 'Tinos', partner: 'Times New Roman', family: 'Tinos, "Times New Roman", serif' },
};
