package io.bellbuoy.sink.channel;

import io.bellbuoy.sink.format.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Documents in as many requests as the other side's limits ask for. */
public final class Parcels {

  private Parcels() {}

  /**
   * The documents in their order, in parts that hold to both limits; one that is too large by
   * itself is a part of its own.
   *
   * @param most documents in a part
   * @param size what a document takes, in bytes
   * @param mostBytes in a part
   */
  public static List<List<Document>> of(
      List<Document> documents, int most, ToLongFunction<Document> size, long mostBytes) {
    List<List<Document>> parcels = new ArrayList<>();
    List<Document> parcel = new ArrayList<>();
    long bytes = 0;
    for (Document document : documents) {
      long more = size.applyAsLong(document);
      if (!parcel.isEmpty() && (parcel.size() == most || bytes + more > mostBytes)) {
        parcels.add(parcel);
        parcel = new ArrayList<>();
        bytes = 0;
      }
      parcel.add(document);
      bytes += more;
    }
    parcels.add(parcel);
    return parcels;
  }

  /**
   * Sends one after the other until one fails.
   *
   * @return what became of all together: those in front of a failure are not to be sent again
   */
  public static SendResult send(
      List<List<Document>> parcels, Function<List<Document>, SendResult> sender) {
    int done = 0;
    for (List<Document> parcel : parcels) {
      SendResult result = sender.apply(parcel);
      if (result instanceof SendResult.Sent) {
        done += parcel.size();
      } else if (result instanceof SendResult.Part part) {
        return new SendResult.Part(done + part.done(), part.next());
      } else if (done == 0) {
        return result;
      } else {
        // Who is refused among several is found when they are the first.
        boolean isOfFirst = parcel.size() == 1 || result instanceof SendResult.Later;
        return new SendResult.Part(done, isOfFirst ? result : null);
      }
    }
    return new SendResult.Sent();
  }
}
