import type { Connection } from '#shared/model/connection.ts';
import type { TextModel } from './text-model.ts';

interface ConnectedModel {
  readonly connection: Connection;
  readonly model: TextModel;
}

/** The servers that are set up, each with the provider that speaks to it. */
export class ConnectedModels {
  readonly #create: (connection: Connection) => TextModel;
  #models: ReadonlyMap<string, ConnectedModel> = new Map();

  /** @param create makes the provider of a server */
  constructor(create: (connection: Connection) => TextModel) {
    this.#create = create;
  }

  /** Takes the connections as they are now; a server that hasn't changed keeps its provider. */
  configure(connections: readonly Connection[]): void {
    this.#models = new Map(
      connections.map((connection) => {
        const known = this.#models.get(connection.id);
        const isSame = known !== undefined && JSON.stringify(known.connection) === JSON.stringify(connection);
        return [connection.id, isSame ? known : { connection, model: this.#create(connection) }];
      }),
    );
  }

  /** The server of that id with its provider; null where none is set up. */
  get(id: string): ConnectedModel | null {
    return this.#models.get(id) ?? null;
  }
}
