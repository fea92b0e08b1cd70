package javax.annotation;

/** The generated code has this annotation, which was the JDK's until version 9. */
public @interface Generated {
    String[] value();

    String date() default "";

    String comments() default "";
}
