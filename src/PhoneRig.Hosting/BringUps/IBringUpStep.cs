namespace PhoneRig.Hosting.BringUps;

/// <summary>One proof of a bring-up. Lives on the rig's loop, and never waits there: it ends by a call, on evidence or its bound.</summary>
internal interface IBringUpStep
{
    /// <summary>Its name, for people and programs: "off".</summary>
    string Name { get; }

    /// <summary>What it does, and what it waits for and how long.</summary>
    string ToDo { get; }

    /// <summary>True: where it fails, none after it is begun, since they would power or type on what is not proven.</summary>
    bool Gates { get; }

    /// <summary>Begins it.</summary>
    /// <param name="end">Called once, at its end.</param>
    void Begin(Action<StepEnd> end);
}
