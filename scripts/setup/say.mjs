/** One line of the set-up's own, always on stderr: stdout belongs to what runs afterwards. */
export function say(message) {
  process.stderr.write(`dossier: ${message}\n`);
}
