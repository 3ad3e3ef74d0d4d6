import java.nio.file.Path;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;

/** A Neo4j server on the home given, set up by its conf/neo4j.conf: kernel, Cypher, Bolt and security of the product. */
public class Server {
    public static void main(String[] arguments) throws Exception {
        var home = Path.of(arguments[0]);
        var builder = new DatabaseManagementServiceBuilder(home);
        builder.loadPropertiesFromFile(home.resolve("conf").resolve("neo4j.conf"));
        var service = builder.build();
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        System.out.println("ready");
        Thread.currentThread().join();
    }
}
