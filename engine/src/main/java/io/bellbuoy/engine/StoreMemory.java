package io.bellbuoy.engine;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of all stores of the process together, whatever the number of partitions: each
 * would else take tens of megabytes outside of the heap. Thread-safe.
 */
final class StoreMemory {

  private static final long MEBIBYTE = 1 << 20;
  private static final long ALL = 96 * MEBIBYTE;
  private static final long WRITE_BUFFERS = 48 * MEBIBYTE;
  private static final long ONE_WRITE_BUFFER = 4 * MEBIBYTE;

  static {
    RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache(ALL, -1, false);
  private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BUFFERS, CACHE);

  private StoreMemory() {}

  /** Kafka Streams makes one for each store. */
  public static final class Setter implements RocksDBConfigSetter {

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
      BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
      table.setBlockCache(CACHE);
      table.setCacheIndexAndFilterBlocks(true);
      table.setPinL0FilterAndIndexBlocksInCache(true);
      options.setTableFormatConfig(table);
      options.setWriteBufferManager(WRITES);
      options.setWriteBufferSize(ONE_WRITE_BUFFER);
      options.setMaxWriteBufferNumber(2);
    }

    /** What is shared by all stores stays. */
    @Override
    public void close(String store, Options options) {}
  }
}
