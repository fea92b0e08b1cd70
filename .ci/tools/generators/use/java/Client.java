import java.nio.file.Files;
import java.nio.file.Path;
import org.openapitools.client.JSON;
import org.openapitools.client.model.Error403;
import org.openapitools.client.model.ORGBLOCKED;
import org.openapitools.client.model.ORGSCOPE;

/** What a client does with the models of openapi-generator, on responses of the demo. */
class Client {
    public static void main(String[] paths) throws Exception {
        for (String path : paths) {
            String body = Files.readString(Path.of(path));
            Error403 error = JSON.getDefault().getMapper().readValue(body, Error403.class);
            if (error.getActualInstance() instanceof ORGBLOCKED blocked) {
                System.out.println("blocked " + blocked.getSlug());
            } else if (error.getActualInstance() instanceof ORGSCOPE scope) {
                System.out.println("scope " + scope.getScope());
            }
        }
    }
}
