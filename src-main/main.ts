import { app, dialog } from 'electron';
import { isTerminalVerb, startTerminal } from './composition/start-terminal.ts';
import { startWindow } from './composition/start-window.ts';
import { registerAppScheme } from './platform/app-protocol.ts';
import { leave } from './platform/leave.ts';

/** What was typed after the program: behind `--` when started from the repository, plain words when packaged. */
const commandLine = (): string[] | null => {
  if (process.env['DOSSIER_CLI'] === '1') return process.argv.slice(process.argv.indexOf('--') + 1);
  const words = process.argv.slice(1);
  return app.isPackaged && isTerminalVerb(words[0]) ? words : null;
};

registerAppScheme();
const args = commandLine();
if (args !== null) {
  void startTerminal(args).then(leave);
} else {
  startWindow().catch(async () => {
    await app.whenReady();
    dialog.showErrorBox(
      'Dossier could not start',
      'Nothing was changed. Start it again; if it fails once more, restart the computer.',
    );
    app.exit(1);
  });
}
