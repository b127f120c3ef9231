// A conversion process that does what the document's title says: answers, dies, hangs, or talks nonsense first.
process.on('message', ({ id, input }) => {
  const { title } = input.document;
  if (title === 'die') process.exit(7);
  if (title === 'hang') for (;;);
  if (title === 'nonsense') process.send({ surprise: true });
  process.send({ id, ok: true, output: `${title} by ${process.pid}` });
});
