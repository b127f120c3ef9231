const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
const commentLimit = 0xffff;

/** A moment as ZIP writes it, in UTC: two-second steps from 1980 on. */
const dosDate = (moment: Date): { time: number; date: number } => {
  const years = Math.max(moment.getUTCFullYear() - 1980, 0);
  return {
    time: (moment.getUTCHours() << 11) | (moment.getUTCMinutes() << 5) | (moment.getUTCSeconds() >> 1),
    date: (years << 9) | ((moment.getUTCMonth() + 1) << 5) | moment.getUTCDate(),
  };
};

const findDirectory = (view: DataView): { offset: number; entries: number } => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - commentLimit); at--) {
    if (view.getUint32(at, true) === endOfDirectory) {
      return { offset: view.getUint32(at + 16, true), entries: view.getUint16(at + 10, true) };
    }
  }
  throw new Error('not a ZIP file: it has no end of central directory');
};

/**
 * Sets the date of every file in a ZIP, in place (APPNOTE.TXT 4.3.7 and 4.3.12): the writer stamps them with the
 * moment of writing, and then no two exports of the same document are equal.
 */
export const setZipDates = (zip: Uint8Array, moment: Date): void => {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const { time, date } = dosDate(moment);
  const directory = findDirectory(view);
  let at = directory.offset;
  for (let entry = 0; entry < directory.entries; entry++) {
    if (view.getUint32(at, true) !== directoryEntry) throw new Error('not a ZIP file: its central directory is cut');
    view.setUint16(at + 12, time, true);
    view.setUint16(at + 14, date, true);
    const file = view.getUint32(at + 42, true);
    view.setUint16(file + 10, time, true);
    view.setUint16(file + 12, date, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
};
