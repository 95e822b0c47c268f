/** The commands of hawser-agent. A build replaces this with a catalog that reads no folders. */
export declare const catalog: import('@hawser/command/declaration/folder-catalog').FolderCatalog;
