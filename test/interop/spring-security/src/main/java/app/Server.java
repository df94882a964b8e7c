package app;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** It listens on a port that is free, says which on its first line, and ends with the standard input of who started it. */
@SpringBootApplication
public class Server {
  public static void main(String[] arguments) throws Exception {
    var app = new SpringApplication(Server.class);
    var context = app.run(arguments);
    System.out.println("PORT " + context.getEnvironment().getProperty("local.server.port"));
    while (System.in.read() >= 0) continue;
    System.exit(0);
  }
}
