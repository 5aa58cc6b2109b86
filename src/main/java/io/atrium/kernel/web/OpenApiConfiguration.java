package io.atrium.kernel.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is the same in the description of every operation: who may call, and how failures look. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(PageRequest.class);
  }

  @Bean
  OpenAPI description(ObjectProvider<BuildProperties> build) {
    var info = build.getIfAvailable();
    return new OpenAPI()
        .info(
            new Info()
                .title("Atrium")
                .description(
                    "Request machines, see what they cost, run the portal. Failures are problem"
                        + " documents (RFC 9457); docs/errors.md lists their codes.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0"))
                .version(info == null ? "1" : info.getVersion()))
        .servers(List.of(new Server().url("/").description("This portal")))
        .components(components())
        .addSecurityItem(new SecurityRequirement().addList("token"))
        .addSecurityItem(new SecurityRequirement().addList("password"));
  }

  @Bean
  ModelConverter nullableFields() {
    return new NullableFields();
  }

  @Bean
  OpenApiCustomizer fieldMeanings(MessageSource messages) {
    return new FieldMeanings(messages);
  }

  @Bean
  OperationCustomizer commonParts() {
    return new CommonParts();
  }

  private static Components components() {
    var components =
        new Components()
            .addSecuritySchemes(
                "token",
                new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("bearer")
                    .description("An API token, atr_…, made at /api/v1/tokens"))
            .addSecuritySchemes(
                "password",
                new SecurityScheme()
                    .type(SecurityScheme.Type.HTTP)
                    .scheme("basic")
                    .description("Login and password"))
            .addSchemas("Problem", problem());
    CommonParts.FAILURES.forEach(
        (status, meaning) -> components.addResponses(status, failure(status, meaning)));
    return components;
  }

  private static Schema<?> problem() {
    var fault =
        new ObjectSchema()
            .addProperty(
                "field", new StringSchema().example("name").description("The field that is wrong"))
            .addProperty(
                "message",
                new StringSchema().example("is required").description("What is wrong with it"));
    return new ObjectSchema()
        .description("What went wrong, in a form for people and for programs")
        .addProperty("type", new StringSchema().format("uri-reference"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema().description("A sentence to act on"))
        .addProperty("code", new StringSchema().description("What programs go by"))
        .addProperty("traceId", new StringSchema())
        .addProperty("errors", new ArraySchema().items(fault))
        .required(List.of("type", "title", "status", "detail", "code"));
  }

  private static ApiResponse failure(String status, CommonParts.Failure failure) {
    var example =
        Map.of(
            "type", "/problems/" + failure.code(),
            "title", ProblemCodes.title(failure.code()),
            "status", Integer.valueOf(status),
            "detail", failure.meaning(),
            "code", failure.code(),
            "traceId", "5f0c1e6b6b5c4b7c9d0f6a0f3b1f2a77");
    var form =
        new MediaType()
            .schema(new Schema<>().$ref("#/components/schemas/Problem"))
            .example(example);
    return new ApiResponse()
        .description(failure.meaning())
        .content(new Content().addMediaType("application/problem+json", form));
  }
}
