package io.atrium.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long a list of 50 takes among few and among many, for a program and for a person. */
final class ListBenchmark {

  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private static final int AT_ONCE = 20;
  private static final int WARM_UP = 200;
  private static final int ASKED = 300;
  private static final double MOST_REST_MILLIS = 15;
  private static final double MOST_PAGE_MILLIS = 40;

  private final Programs programs;

  ListBenchmark(Programs programs) {
    this.programs = programs;
  }

  List<Figure> run() throws IOException, InterruptedException {
    var figures = new ArrayList<Figure>();
    try (var portal = programs.portal("lists")) {
      var college = College.simulated(portal, 1);
      var session = Session.at(portal.address());
      var there = 0;
      for (var size : SIZES) {
        for (; there < size; there += AT_ONCE) {
          college.fill("listed-" + there, AT_ONCE);
        }
        figures.add(
            figure(
                "REST, 50 out of %,d".formatted(size),
                asked(() -> college.rest().get("/api/v1/instances?limit=50")),
                MOST_REST_MILLIS));
        figures.add(
            figure(
                "page, 50 out of %,d".formatted(size),
                asked(() -> session.page("/instances")),
                MOST_PAGE_MILLIS));
      }
    }
    return figures;
  }

  private static Samples asked(Runnable question) {
    var millis = new ArrayList<Double>();
    for (var number = 0; number < WARM_UP + ASKED; number++) {
      var began = System.nanoTime();
      question.run();
      if (number >= WARM_UP) {
        millis.add((System.nanoTime() - began) / 1e6);
      }
    }
    return new Samples(millis);
  }

  private static Figure figure(String work, Samples samples, double most) {
    return new Figure(
        work, samples.summary(), "%.0f ms median".formatted(most), samples.median() <= most);
  }
}
